-- Phiếu giấy: slips typed in by the secretary wait here, sealed and without a member's name, for a second person. The
-- members are those who handed slips in; which slip is whose nobody ever told this table.
CREATE TABLE paper_slips (
  batch_id    text COLLATE "C" PRIMARY KEY,
  box_id      text COLLATE "C" NOT NULL REFERENCES boxes,
  items       integer[] NOT NULL,
  members     text[] NOT NULL,
  entered_by  text COLLATE "C" NOT NULL,
  entered_at  timestamptz(3) NOT NULL,
  -- WAITING for the second person; CASTING, on the way into the box; IN_BOX; SENT_BACK, with a remark; DISCARDED
  state       text NOT NULL CHECK (state IN ('WAITING', 'CASTING', 'IN_BOX', 'SENT_BACK', 'DISCARDED')),
  -- The choices; erased once they lie in the box or are given up.
  sealed      text,
  answered_by text COLLATE "C" CHECK (answered_by <> entered_by OR state = 'DISCARDED'),
  remark      text,
  CONSTRAINT paper_slips_are_erased CHECK ((sealed IS NOT NULL) = (state IN ('WAITING', 'CASTING')))
);
-- Two batches of one kind of slip at a time could not be told apart on the desk.
CREATE UNIQUE INDEX paper_slips_one_waiting ON paper_slips (box_id, items) WHERE state IN ('WAITING', 'CASTING');
-- Old row versions hold sealed choices: let autovacuum take them at once.
ALTER TABLE paper_slips SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
                             toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);

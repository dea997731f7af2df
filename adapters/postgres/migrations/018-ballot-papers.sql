-- Phiếu kín: papers are signed blindly by a process of its own, and spent here without a name.

-- The public keys by which a session's papers are known, one for each set of items that a paper opens.
CREATE TABLE box_classes (
  session_id text COLLATE "C" NOT NULL REFERENCES boxes,
  class_id   text COLLATE "C" NOT NULL CHECK (class_id ~ '^[0-9a-f]{32}$'),
  items      integer[] NOT NULL,
  public_key text NOT NULL,
  PRIMARY KEY (session_id, class_id),
  UNIQUE (session_id, items)
);
CREATE TRIGGER box_classes_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON box_classes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Spent papers of open boxes. Every vote deletes all rows of the session and writes them anew in random order. The serials
-- do not lead to the slips in box_items, nor those to each other. One row a paper, so that none is moved out of line, where
-- other rules of cleaning hold.
CREATE TABLE box_papers (
  session_id text COLLATE "C" NOT NULL REFERENCES boxes,
  serial     text COLLATE "C" NOT NULL,
  class_id   text COLLATE "C" NOT NULL,
  signature  text NOT NULL,
  PRIMARY KEY (session_id, serial),
  FOREIGN KEY (session_id, class_id) REFERENCES box_classes
);
-- Old row versions show which paper came last: let autovacuum take them at once.
ALTER TABLE box_papers SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);

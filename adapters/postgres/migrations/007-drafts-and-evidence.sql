-- What a union prepares before it proposes: the form as typed, and the papers that prove it.

CREATE TABLE drafts (
  id         text COLLATE "C" PRIMARY KEY,
  unit_id    text COLLATE "C" NOT NULL,
  owner_id   text COLLATE "C" NOT NULL,
  award_code text NOT NULL,
  content    jsonb NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  -- Set when it was sent; the row stays, so that the same draft never makes a second dossier.
  dossier_id text COLLATE "C"
);
CREATE INDEX drafts_open ON drafts (unit_id, updated_at DESC) WHERE dossier_id IS NULL;

CREATE TABLE evidence (
  -- A draft's id, and from the submission on the dossier's.
  holder_id   text COLLATE "C" NOT NULL,
  no          integer NOT NULL CHECK (no >= 1),
  kind        text NOT NULL,
  nominee_no  integer CHECK (nominee_no >= 1),
  file_name   text NOT NULL,
  sha256      text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  file        jsonb NOT NULL,
  pages       integer CHECK (pages >= 1),
  uploaded_by text COLLATE "C" NOT NULL,
  uploaded_at timestamptz(3) NOT NULL,
  locked_in   integer CHECK (locked_in >= 1),
  PRIMARY KEY (holder_id, no),
  CONSTRAINT evidence_one_entry_a_file UNIQUE NULLS NOT DISTINCT (holder_id, kind, nominee_no, sha256)
);
CREATE INDEX evidence_by_hash ON evidence (sha256);

-- The next number of a holder. Kept apart from the rows, because a removed paper's number is not given again.
CREATE TABLE evidence_counters (
  holder_id text COLLATE "C" PRIMARY KEY,
  last      integer NOT NULL CHECK (last >= 0)
);

-- What was sent stays as it was sent: the dossier's hash speaks for it.
CREATE FUNCTION keep_locked_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.locked_in IS NOT NULL THEN
    RAISE EXCEPTION 'evidence of a submitted dossier is kept' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER locked_evidence_is_kept BEFORE UPDATE OR DELETE ON evidence
  FOR EACH ROW EXECUTE FUNCTION keep_locked_evidence();
CREATE TRIGGER evidence_is_not_emptied BEFORE TRUNCATE ON evidence
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

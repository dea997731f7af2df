-- Lists for the registers (past awards, organisations and people, initiatives) are imports as those of nominees are.
ALTER TABLE imports ADD COLUMN area text COLLATE "C" NOT NULL DEFAULT 'NOMINEES'
  CHECK (area IN ('NOMINEES', 'LEDGER', 'PEOPLE', 'INITIATIVES'));
ALTER TABLE imports ALTER COLUMN area DROP DEFAULT;
DROP INDEX imports_one_for_each_file;
CREATE UNIQUE INDEX imports_one_for_each_file ON imports (area, unit_id, file_hash) WHERE stage <> 'UNDONE';
DROP INDEX imports_of_unit;
CREATE INDEX imports_of_unit ON imports (area, unit_id, created_at);

-- A file as it came in, kept until it has been read: whoever dies over it, another goes on. It names people, so it is
-- encrypted, and goes when the reading is settled.
CREATE TABLE import_readings (
  id         text COLLATE "C" PRIMARY KEY,
  area       text COLLATE "C" NOT NULL,
  unit_id    text COLLATE "C" NOT NULL,
  person_id  text COLLATE "C" NOT NULL,
  channel    text COLLATE "C" NOT NULL,
  file_name  text NOT NULL,
  size       integer NOT NULL,
  sealed     text,
  attempts   integer NOT NULL DEFAULT 0,
  rows_read  integer NOT NULL DEFAULT 0,
  rows_known integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  -- The reader's last sign of life; who is silent for long has died.
  beat_at    timestamptz(3),
  import_id  text COLLATE "C" REFERENCES imports,
  refused    text COLLATE "C",
  CONSTRAINT import_readings_keep_the_file_until_settled
    CHECK ((sealed IS NULL) = (import_id IS NOT NULL OR refused IS NOT NULL))
);
CREATE INDEX import_readings_by_age ON import_readings (created_at);

-- Taking an import back: its awards leave the ledger, and what they were stays here. An award that is not written down
-- here first cannot be deleted.
CREATE TABLE ledger_withdrawn_awards (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  award_id  text COLLATE "C" NOT NULL,
  award     jsonb NOT NULL,
  import_id text COLLATE "C" NOT NULL,
  by_person text COLLATE "C" NOT NULL,
  at        timestamptz(3) NOT NULL
);
CREATE INDEX ledger_withdrawn_awards_by_award ON ledger_withdrawn_awards (award_id);
CREATE TRIGGER ledger_withdrawn_awards_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_withdrawn_awards
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_award_unless_withdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.id NOT LIKE 'import/%'
     OR NOT EXISTS (SELECT FROM ledger_withdrawn_awards WHERE award_id = OLD.id AND award = to_jsonb(OLD)) THEN
    RAISE EXCEPTION 'table ledger_awards is only ever added to' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
DROP TRIGGER ledger_awards_are_kept ON ledger_awards;
CREATE TRIGGER ledger_awards_are_kept BEFORE UPDATE OR TRUNCATE ON ledger_awards
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_awards_leave_when_withdrawn BEFORE DELETE ON ledger_awards
  FOR EACH ROW EXECUTE FUNCTION keep_award_unless_withdrawn();

-- Thu hồi: an initiative that an import put in and nobody has built upon.
ALTER TABLE initiatives DROP CONSTRAINT initiatives_status_check;
ALTER TABLE initiatives ADD CONSTRAINT initiatives_status_check
  CHECK (status IN ('REGISTERED', 'SUBMITTED', 'RECOGNISED', 'REFUSED', 'WITHDRAWN', 'TAKEN_BACK'));

-- What happened, and what is read from it. Names are sorted as Vietnamese sorts them; ids byte by byte, because paging
-- compares them and must not depend on the server's locale.

-- One row an event. `recorded` is the canonical JSON (RFC 8785) itself: the very text that was hashed, so that anyone
-- can check the chain with SQL alone.
CREATE TABLE events (
  stream_id     text COLLATE "C" NOT NULL,
  seq           integer NOT NULL CHECK (seq >= 1),
  kind          text NOT NULL CHECK (kind IN ('dossier', 'session', 'decision')),
  recorded      text NOT NULL,
  previous_hash text NOT NULL CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
  hash          text NOT NULL,
  PRIMARY KEY (stream_id, seq),
  CONSTRAINT events_hash_is_right CHECK (hash = encode(sha256(convert_to(previous_hash || recorded, 'UTF8')), 'hex')),
  CONSTRAINT events_first_follows_nothing CHECK ((seq = 1) = (previous_hash = repeat('0', 64)))
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- How far a stream is certain. Beyond, its last events were written by a Temporal task that may be done again; the
-- workflow's second word then takes the place of its first, and the first is kept in withdrawn_events.
CREATE TABLE settled_streams (
  stream_id text COLLATE "C" PRIMARY KEY,
  settled   integer NOT NULL CHECK (settled >= 0)
);

CREATE TABLE withdrawn_events (
  LIKE events,
  withdrawn_at timestamptz NOT NULL DEFAULT now()
);

CREATE FUNCTION withdraw_unsettled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.seq <= coalesce((SELECT settled FROM settled_streams WHERE stream_id = OLD.stream_id), 0) THEN
    RAISE EXCEPTION 'table % is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  INSERT INTO withdrawn_events SELECT OLD.*;
  RETURN OLD;
END $$;

CREATE FUNCTION only_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.settled < OLD.settled THEN
    RAISE EXCEPTION 'what is settled stays settled' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER events_are_kept BEFORE UPDATE OR TRUNCATE ON events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER settled_events_are_kept BEFORE DELETE ON events
  FOR EACH ROW EXECUTE FUNCTION withdraw_unsettled();
CREATE TRIGGER withdrawn_events_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON withdrawn_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER settled_goes_forward BEFORE UPDATE ON settled_streams
  FOR EACH ROW EXECUTE FUNCTION only_forward();
CREATE TRIGGER settled_is_kept BEFORE DELETE OR TRUNCATE ON settled_streams
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE dossiers (
  id              text COLLATE "C" PRIMARY KEY,
  unit_id         text COLLATE "C" NOT NULL,
  award_code      text NOT NULL,
  evaluation_year integer NOT NULL,
  version         integer NOT NULL,
  stage           text NOT NULL,
  nominees        integer NOT NULL,
  live            integer NOT NULL,
  due_at          timestamptz(3),
  overdue         boolean NOT NULL,
  session_id      text COLLATE "C",
  decision_number text,
  -- Milliseconds, as JavaScript has them: a page that ends at this value must start again at exactly this value.
  updated_at      timestamptz(3) NOT NULL
);
CREATE INDEX dossiers_by_change ON dossiers (updated_at DESC, id DESC);
CREATE INDEX dossiers_by_unit ON dossiers (unit_id, updated_at DESC, id DESC);
CREATE INDEX dossiers_by_stage ON dossiers (stage, updated_at DESC, id DESC);
CREATE INDEX dossiers_by_unit_and_stage ON dossiers (unit_id, stage, updated_at DESC, id DESC);

CREATE TABLE nominees (
  dossier_id text COLLATE "C" NOT NULL REFERENCES dossiers,
  no         integer NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('INDIVIDUAL', 'COLLECTIVE')),
  status     text NOT NULL,
  PRIMARY KEY (dossier_id, no)
);
CREATE INDEX nominees_ready_for_council ON nominees (dossier_id, no) WHERE status = 'APPRAISED';

CREATE TABLE sessions (
  id               text COLLATE "C" PRIMARY KEY,
  council_id       text COLLATE "C" NOT NULL,
  stage            text NOT NULL CHECK (stage IN ('OPEN', 'CLOSED', 'COUNTED')),
  voting_closes_at timestamptz(3) NOT NULL,
  convened_at      timestamptz(3) NOT NULL,
  agenda           jsonb NOT NULL
);
CREATE INDEX sessions_by_time ON sessions (convened_at DESC, id DESC);
CREATE INDEX sessions_under_way ON sessions (id) WHERE stage <> 'COUNTED';

CREATE TABLE decisions (
  id         text COLLATE "C" PRIMARY KEY,
  dossier_id text COLLATE "C" NOT NULL,
  draft      integer NOT NULL,
  signed_by  text,
  issued_on  date,
  number     text,
  dropped    integer[] NOT NULL,
  updated_at timestamptz(3) NOT NULL
);
CREATE INDEX decisions_of_dossier ON decisions (dossier_id);


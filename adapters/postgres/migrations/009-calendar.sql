-- Lịch nghỉ: every edition as it was published. Edition 0 comes with the program and is not in here.

CREATE TABLE calendar_editions (
  edition      integer PRIMARY KEY CHECK (edition >= 1),
  days         jsonb NOT NULL,
  reason       text NOT NULL CHECK (reason <> ''),
  published_by text COLLATE "C" NOT NULL,
  published_at timestamptz(3) NOT NULL,
  -- The same request publishes once, however often it is sent.
  request_id   text COLLATE "C" NOT NULL UNIQUE
);
CREATE TRIGGER calendar_editions_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON calendar_editions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- By which edition a process counts. Whoever lags behind the newest one is still to be told: this is the delivery list,
-- so there is none that could get lost. The clock is what a preview counts again.
ALTER TABLE dossiers
  ADD COLUMN edition      integer NOT NULL DEFAULT 0,
  ADD COLUMN counted_from timestamptz(3),
  ADD COLUMN counted_days integer;
CREATE INDEX dossiers_by_edition ON dossiers (id, edition)
  WHERE stage IN ('SUBMITTED', 'RETURNED', 'RECEIVED', 'APPRAISED', 'IN_COUNCIL', 'VOTED');

ALTER TABLE sessions ADD COLUMN edition integer NOT NULL DEFAULT 0;

-- Thành phần Hội đồng: every version as it was decided. A session keeps the members it was convened with, so nothing here
-- changes what happened; and nothing here is ever rewritten.

ALTER TABLE councils ADD COLUMN kind text NOT NULL DEFAULT 'AWARDS' CHECK (kind IN ('AWARDS', 'INITIATIVES'));
ALTER TABLE councils ALTER COLUMN kind DROP DEFAULT;

CREATE TABLE council_compositions (
  council_id      text COLLATE "C" NOT NULL REFERENCES councils,
  version         integer NOT NULL CHECK (version >= 1),
  decision_type   text NOT NULL CHECK (decision_type IN ('FOUNDING', 'RENEWAL')),
  decision_number text NOT NULL CHECK (decision_number <> ''),
  decided_on      date NOT NULL,
  from_on         date NOT NULL,
  until_on        date,
  -- The decision as minutes cite it.
  founding        text NOT NULL,
  meeting_place   text NOT NULL,
  members         jsonb NOT NULL,
  -- How a council votes that no rule set speaks of.
  rule            jsonb,
  recorded_by     text COLLATE "C" NOT NULL,
  recorded_at     timestamptz(3) NOT NULL,
  -- The same request records once, however often it is sent.
  request_id      text COLLATE "C" NOT NULL,
  PRIMARY KEY (council_id, version),
  CONSTRAINT council_compositions_by_request UNIQUE (council_id, request_id),
  CONSTRAINT council_compositions_dates CHECK (from_on >= decided_on AND (until_on IS NULL OR until_on >= from_on))
);
CREATE TRIGGER council_compositions_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON council_compositions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was known before there were versions holds from the earliest day there is.
INSERT INTO council_compositions
SELECT id, 1, 'FOUNDING', coalesce(substring(founding FROM 'số (\S+)'), founding), '0001-01-01', '0001-01-01', NULL,
       founding, meeting_place, members, NULL, 'ghi-cong', now(), 'before-versions'
FROM councils;

ALTER TABLE councils DROP COLUMN founding, DROP COLUMN meeting_place, DROP COLUMN members;

-- Whether its council has voted on an initiative: it waits for the head's decision then, and for no session any more.
ALTER TABLE initiatives ADD COLUMN heard boolean NOT NULL DEFAULT false;
ALTER TABLE initiatives ALTER COLUMN heard DROP DEFAULT;

-- Organisations and people over time. A row says that something is so from a day on (valid_from), who recorded it, when
-- and why; nothing is changed afterwards, a correction is a row of its own. `organisations` and `people` (002) are what
-- these rows come to today.

CREATE TABLE organisation_entries (
  -- Written one at a time under a lock, so that the order of seq is the order of commits and readers may go on from it.
  seq         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id          text COLLATE "C" PRIMARY KEY,
  subject_id  text COLLATE "C" NOT NULL,
  valid_from  date NOT NULL,
  -- Null: the corrected row was a mistake and says nothing any more.
  fact        jsonb,
  -- A row is corrected once; its correction may be corrected in turn.
  corrects    text COLLATE "C" UNIQUE REFERENCES organisation_entries,
  recorded_at timestamptz(3) NOT NULL,
  recorded_by text COLLATE "C" NOT NULL,
  channel     text NOT NULL,
  reason      text NOT NULL CHECK (reason <> ''),
  CONSTRAINT organisation_entries_say_something CHECK (fact IS NOT NULL OR corrects IS NOT NULL)
);
CREATE INDEX organisation_entries_by_subject ON organisation_entries (subject_id, seq);
CREATE TRIGGER organisation_entries_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON organisation_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE person_entries (
  seq         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id          text COLLATE "C" PRIMARY KEY,
  subject_id  text COLLATE "C" NOT NULL,
  valid_from  date NOT NULL,
  fact        jsonb,
  corrects    text COLLATE "C" UNIQUE REFERENCES person_entries,
  recorded_at timestamptz(3) NOT NULL,
  recorded_by text COLLATE "C" NOT NULL,
  channel     text NOT NULL,
  reason      text NOT NULL CHECK (reason <> ''),
  CONSTRAINT person_entries_say_something CHECK (fact IS NOT NULL OR corrects IS NOT NULL)
);
CREATE INDEX person_entries_by_subject ON person_entries (subject_id, seq);
CREATE INDEX person_entries_by_organisation ON person_entries ((fact ->> 'organisationId'))
  WHERE fact ->> 'type' = 'tookPost';
CREATE TRIGGER person_entries_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON person_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- By what a person is found. The citizen id (CCCD) is here only, encrypted, beside a keyed hash to compare by.
CREATE TABLE person_keys (
  person_id             text COLLATE "C" PRIMARY KEY,
  name_folded           text COLLATE "C" NOT NULL,
  birth_year            integer,
  citizen_hash          text COLLATE "C" UNIQUE,
  citizen_sealed        text,
  staff_code            text COLLATE "C",
  staff_organisation_id text COLLATE "C",
  UNIQUE (staff_organisation_id, staff_code),
  CONSTRAINT person_keys_citizen_is_whole CHECK ((citizen_hash IS NULL) = (citizen_sealed IS NULL)),
  CONSTRAINT person_keys_staff_is_whole CHECK ((staff_code IS NULL) = (staff_organisation_id IS NULL))
);
CREATE INDEX person_keys_by_name ON person_keys (name_folded, birth_year);

-- The day that `organisations` and `people` show: what becomes true on a later day is carried over on that day.
CREATE TABLE present_day (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  day  date NOT NULL
);
INSERT INTO present_day (day) VALUES ('0001-01-01');

-- What was known before there was a history: so since nobody knows when.
INSERT INTO organisation_entries (id, subject_id, valid_from, fact, recorded_at, recorded_by, channel, reason)
  SELECT 'adopted-' || id || '-1', id, '0001-01-01',
         jsonb_build_object('type', 'founded', 'name', name, 'parentId', parent_id),
         now(), 'ghi-cong', 'engine', 'Chuyển từ danh bạ đã có'
  FROM organisations ORDER BY id;
INSERT INTO person_entries (id, subject_id, valid_from, fact, recorded_at, recorded_by, channel, reason)
  SELECT 'adopted-' || people.id || '-' || part.no, people.id, '0001-01-01', part.fact,
         now(), 'ghi-cong', 'engine', 'Chuyển từ danh bạ đã có'
  FROM people CROSS JOIN LATERAL (VALUES
    (1, jsonb_build_object('type', 'entered', 'name', name, 'woman', honorific = 'Bà', 'birthYear', NULL)),
    (2, jsonb_build_object('type', 'tookPost', 'title', title, 'organisationId', unit_id, 'unionWork', true))
  ) AS part (no, fact)
  ORDER BY people.id, part.no;
INSERT INTO person_keys (person_id, name_folded)
  SELECT id, lower(translate(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd')) FROM people;

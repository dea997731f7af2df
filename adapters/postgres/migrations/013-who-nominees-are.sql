-- Số căn cước, mã cán bộ given with a list: encrypted beside the version they came with, with keyed hashes to find by.
-- They are no part of the submission itself, whose hash the history holds and whose text goes into the archive.
CREATE TABLE nominee_numbers (
  dossier_id     text COLLATE "C" NOT NULL,
  version        integer NOT NULL CHECK (version >= 1),
  no             integer NOT NULL CHECK (no >= 1),
  citizen_hash   text COLLATE "C" CHECK (citizen_hash ~ '^[0-9a-f]{64}$'),
  citizen_sealed text,
  staff_hash     text COLLATE "C" CHECK (staff_hash ~ '^[0-9a-f]{64}$'),
  staff_sealed   text,
  -- Why nobody was identified by them; null when somebody was. An officer's later word settles it.
  doubt          text CHECK (doubt IN ('OTHER_IN_LEDGER', 'OTHER_IN_PEOPLE', 'OTHER_IN_INITIATIVES', 'NOMINEE_CHANGED')),
  given_at       timestamptz(3) NOT NULL,
  PRIMARY KEY (dossier_id, version, no),
  CONSTRAINT nominee_numbers_citizen_is_whole CHECK ((citizen_hash IS NULL) = (citizen_sealed IS NULL)),
  CONSTRAINT nominee_numbers_staff_is_whole CHECK ((staff_hash IS NULL) = (staff_sealed IS NULL))
);
CREATE TRIGGER nominee_numbers_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON nominee_numbers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The same hash that the ledger has of a staff code: whoever is known to one register by it is found in the other.
ALTER TABLE person_keys ADD COLUMN staff_hash text COLLATE "C";
CREATE INDEX person_keys_by_staff_hash ON person_keys (staff_hash);

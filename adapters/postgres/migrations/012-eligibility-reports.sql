-- What the rules answered for each nominee when somebody acted upon it; the history holds the hash.
CREATE TABLE eligibility_reports (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dossier_id text COLLATE "C" NOT NULL,
  hash       text COLLATE "C" NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  report     jsonb NOT NULL,
  UNIQUE (dossier_id, hash)
);
CREATE TRIGGER eligibility_reports_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON eligibility_reports
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Số liệu trước khi bỏ phiếu: what the figures shown to a council were counted from, as it stood at the convening.
CREATE TABLE session_instruments (
  session_id text COLLATE "C" NOT NULL,
  hash       text COLLATE "C" NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  facts      jsonb NOT NULL,
  PRIMARY KEY (session_id, hash)
);
CREATE TRIGGER session_instruments_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON session_instruments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

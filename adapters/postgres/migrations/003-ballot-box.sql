-- Hòm phiếu. No column says who, when or in which order; what that does and does not guarantee stands in ballot-box.ts.

CREATE TABLE boxes (
  session_id     text COLLATE "C" PRIMARY KEY,
  items          integer NOT NULL CHECK (items >= 0),
  -- Null while the box is open. Then the canonical JSON of all papers, sorted by serial, and its SHA-256.
  sealed_content text,
  box_hash       text,
  CONSTRAINT boxes_hash_is_right CHECK (
    (sealed_content IS NULL AND box_hash IS NULL)
    OR (sealed_content IS NOT NULL AND box_hash IS NOT NULL
        AND box_hash = encode(sha256(convert_to(sealed_content, 'UTF8')), 'hex')))
);

-- Open boxes only. `papers` is {serial: choice}; jsonb orders keys of equal length by their bytes, so the order of the
-- keys is the order of the (random) serials.
CREATE TABLE box_items (
  session_id text COLLATE "C" NOT NULL REFERENCES boxes,
  item       integer NOT NULL CHECK (item >= 1),
  papers     jsonb NOT NULL,
  PRIMARY KEY (session_id, item)
);
-- Old row versions show the box as it was between two votes: let autovacuum take them at once.
ALTER TABLE box_items SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);

-- A sealed box stays as it is. UPDATE is allowed once, from open to sealed.
CREATE FUNCTION refuse_unsealing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sealed_content IS NOT NULL THEN
    RAISE EXCEPTION 'a sealed box is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER boxes_stay_sealed BEFORE UPDATE OR DELETE ON boxes
  FOR EACH ROW EXECUTE FUNCTION refuse_unsealing();

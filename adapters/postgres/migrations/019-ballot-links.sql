-- A ballot link belongs to one browser from the declaration on, and a code by a second channel may go before the vote.

ALTER TABLE links
  ADD COLUMN issued_at  timestamptz(3) NOT NULL DEFAULT now(),
  -- SHA-256 of a random key that only this browser's cookie holds.
  ADD COLUMN bound_hash text COLLATE "C" CHECK (bound_hash ~ '^[0-9a-f]{64}$');

-- Once bound it stays with that browser, and once revoked it stays dead.
CREATE FUNCTION refuse_rebinding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.bound_hash IS NOT NULL AND NEW.bound_hash IS DISTINCT FROM OLD.bound_hash)
     OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) THEN
    RAISE EXCEPTION 'a link is bound once and revoked once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER links_stay_bound BEFORE UPDATE ON links FOR EACH ROW EXECUTE FUNCTION refuse_rebinding();

-- Councils that ask for a code before a ballot is sent (mã xác nhận một lần); the others are not listed.
CREATE TABLE councils_asking_code (
  council_id text COLLATE "C" PRIMARY KEY,
  since      timestamptz(3) NOT NULL,
  set_by     text COLLATE "C" NOT NULL
);

-- Where a member gets it: another mailbox or a telephone.
CREATE TABLE second_channels (
  person_id   text COLLATE "C" PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('EMAIL', 'SMS')),
  sealed      text NOT NULL,
  -- `m***@example.vn`, `*** *** 112`
  masked      text NOT NULL,
  recorded_by text COLLATE "C" NOT NULL,
  recorded_at timestamptz(3) NOT NULL
);

-- The code of a link. The hash covers code and link together: six digits behind a hash of their own would be guessed,
-- and the link itself is nowhere at rest. Nothing of the choices goes in.
CREATE TABLE ballot_codes (
  link_hash    text COLLATE "C" PRIMARY KEY,
  code_hash    text COLLATE "C" NOT NULL CHECK (code_hash ~ '^[0-9a-f]{64}$'),
  expires_at   timestamptz(3) NOT NULL,
  -- Wrong ones typed since this code was sent.
  attempts     integer NOT NULL DEFAULT 0,
  -- Codes sent for this link so far.
  sent         integer NOT NULL DEFAULT 1,
  confirmed_at timestamptz(3)
);

-- Ways in, messages out, and what somebody should look at.

CREATE TABLE links (
  token_hash text COLLATE "C" PRIMARY KEY,
  purpose    text NOT NULL CHECK (purpose IN ('ballot', 'sign-in')),
  person_id  text COLLATE "C" NOT NULL,
  session_id text COLLATE "C",
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  used_at    timestamptz(3)
);
CREATE INDEX links_of_member ON links (session_id, person_id);

CREATE TABLE outbox (
  message_id      text COLLATE "C" PRIMARY KEY,
  about           text COLLATE "C" NOT NULL,
  kind            text NOT NULL,
  -- `n***@laodong.example`: enough to tell two receivers apart on a page.
  receiver        text NOT NULL,
  -- Encrypted receiver, subject and text; erased as soon as the message is sent or given up.
  sealed          text,
  created_at      timestamptz(3) NOT NULL,
  -- Null when there is nothing left to try.
  next_attempt_at timestamptz(3),
  attempts        integer NOT NULL DEFAULT 0,
  last_error      text,
  sent_at         timestamptz(3),
  CONSTRAINT outbox_keeps_what_it_may_send CHECK ((sealed IS NULL) = (next_attempt_at IS NULL))
);
CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX outbox_by_subject ON outbox (about, created_at);

CREATE TABLE web_sessions (
  cookie_hash text COLLATE "C" PRIMARY KEY,
  person_id   text COLLATE "C" NOT NULL,
  expires_at  timestamptz(3) NOT NULL
);

CREATE TABLE notes (
  hash text COLLATE "C" PRIMARY KEY,
  text text NOT NULL,
  CONSTRAINT notes_hash_is_right CHECK (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex'))
);

CREATE TABLE access_log (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at           timestamptz(3) NOT NULL,
  actor_id     text NOT NULL,
  actor_role   text NOT NULL,
  on_behalf_of text,
  channel      text NOT NULL,
  command      text NOT NULL,
  subject      text COLLATE "C" NOT NULL,
  code         text NOT NULL
);
CREATE INDEX access_log_by_subject ON access_log (subject, at, id);

CREATE TABLE incidents (
  subject  text COLLATE "C" NOT NULL,
  step     text COLLATE "C" NOT NULL,
  sentence text NOT NULL,
  attempts integer NOT NULL,
  since    timestamptz(3) NOT NULL,
  PRIMARY KEY (subject, step)
);

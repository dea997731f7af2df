-- Sổ sáng kiến. No Temporal process stands behind an initiative, so its events have a table of their own: nothing in it is
-- ever taken back. Chained and checked as the table `events` is.

CREATE TABLE initiative_events (
  initiative_id text COLLATE "C" NOT NULL,
  seq           integer NOT NULL CHECK (seq >= 1),
  recorded      text NOT NULL,
  previous_hash text NOT NULL CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
  hash          text NOT NULL,
  -- The request that led to it: the same request sent again is answered, not carried out twice.
  request_id    text COLLATE "C" NOT NULL,
  PRIMARY KEY (initiative_id, seq),
  CONSTRAINT initiative_events_hash_is_right
    CHECK (hash = encode(sha256(convert_to(previous_hash || recorded, 'UTF8')), 'hex')),
  CONSTRAINT initiative_events_first_follows_nothing CHECK ((seq = 1) = (previous_hash = repeat('0', 64)))
);
CREATE INDEX initiative_events_by_request ON initiative_events (initiative_id, request_id);
CREATE TRIGGER initiative_events_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON initiative_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Names and texts, version by version; an event knows them by their hash only.
CREATE TABLE initiative_contents (
  initiative_id text COLLATE "C" NOT NULL,
  version       integer NOT NULL CHECK (version >= 1),
  content_hash  text COLLATE "C" NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  content       jsonb NOT NULL,
  PRIMARY KEY (initiative_id, version)
);
CREATE TRIGGER initiative_contents_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON initiative_contents
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One row a person, as far as that is certain: two people of one name stay two until somebody knows better.
CREATE TABLE initiative_authors (
  id          text COLLATE "C" PRIMARY KEY,
  person_id   text COLLATE "C",
  name        text COLLATE "vi-x-icu" NOT NULL,
  -- Without diacritics, lower case; for suggestions, never for a match.
  folded_name text COLLATE "C" NOT NULL,
  birth_year  integer,
  unit        text NOT NULL,
  -- Số căn cước: a keyed hash to find it by, and the number itself encrypted.
  cccd_hash   text COLLATE "C",
  cccd_sealed text,
  CONSTRAINT initiative_authors_cccd_is_whole CHECK ((cccd_hash IS NULL) = (cccd_sealed IS NULL))
);
CREATE UNIQUE INDEX initiative_authors_by_person ON initiative_authors (person_id);
CREATE UNIQUE INDEX initiative_authors_by_cccd ON initiative_authors (cccd_hash);
CREATE INDEX initiative_authors_by_name ON initiative_authors (folded_name, birth_year);

CREATE TABLE initiatives (
  id              text COLLATE "C" PRIMARY KEY,
  unit_id         text COLLATE "C" NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('INITIATIVE', 'SOLUTION', 'RESEARCH')),
  status          text NOT NULL CHECK (status IN ('REGISTERED', 'SUBMITTED', 'RECOGNISED', 'REFUSED', 'WITHDRAWN')),
  title           text COLLATE "vi-x-icu" NOT NULL,
  -- Folded words of the title and of the authors' names: a search asks for all of its words, in any order.
  search_words    text[] NOT NULL,
  scope           text CHECK (scope IN ('GRASSROOTS', 'PROVINCE', 'CONFEDERATION', 'NATION')),
  recognised_year integer,
  -- Đồng: as claimed, and as certified and confirmed by the employer.
  value_claimed   bigint CHECK (value_claimed > 0),
  value_certified bigint CHECK (value_certified > 0),
  uses            integer NOT NULL,
  updated_at      timestamptz(3) NOT NULL,
  CONSTRAINT initiatives_scope_is_recognised CHECK ((scope IS NULL) = (recognised_year IS NULL))
);
CREATE INDEX initiatives_by_change ON initiatives (updated_at DESC, id DESC);
CREATE INDEX initiatives_by_unit ON initiatives (unit_id, updated_at DESC, id DESC);
CREATE INDEX initiatives_by_status ON initiatives (status, updated_at DESC, id DESC);
CREATE INDEX initiatives_by_year ON initiatives (recognised_year, updated_at DESC, id DESC);
CREATE INDEX initiatives_by_word ON initiatives USING gin (search_words);

CREATE TABLE initiative_authorships (
  initiative_id text COLLATE "C" NOT NULL REFERENCES initiatives,
  author_id     text COLLATE "C" NOT NULL REFERENCES initiative_authors,
  -- As this initiative writes it: what one union types changes nobody's name in another's list.
  name          text COLLATE "vi-x-icu" NOT NULL,
  share_percent integer NOT NULL CHECK (share_percent BETWEEN 1 AND 100),
  main          boolean NOT NULL,
  PRIMARY KEY (initiative_id, author_id)
);
CREATE INDEX initiative_authorships_of_author ON initiative_authorships (author_id);

-- One award of a kind for each author of an initiative: held here a second time, below the rules.
CREATE TABLE initiative_uses (
  initiative_id   text COLLATE "C" NOT NULL REFERENCES initiatives,
  author_id       text COLLATE "C" NOT NULL,
  award_code      text COLLATE "C" NOT NULL,
  evaluation_year integer NOT NULL,
  dossier_id      text COLLATE "C" NOT NULL,
  no              integer NOT NULL,
  PRIMARY KEY (initiative_id, author_id, award_code)
);
CREATE INDEX initiative_uses_of_dossier ON initiative_uses (dossier_id, no);

-- Who is who, what was proposed, which documents exist.

CREATE TABLE organisations (
  id              text COLLATE "C" PRIMARY KEY,
  parent_id       text COLLATE "C" REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
  name            text COLLATE "vi-x-icu" NOT NULL,
  parent_line     text NOT NULL,
  own_line        text NOT NULL,
  place           text NOT NULL,
  acting_body     text NOT NULL,
  authority_block text[] NOT NULL,
  symbols         jsonb NOT NULL,
  file_copy       text NOT NULL,
  contact         text NOT NULL
);
CREATE INDEX organisations_by_parent ON organisations (parent_id);

CREATE TABLE people (
  id        text COLLATE "C" PRIMARY KEY,
  name      text COLLATE "vi-x-icu" NOT NULL,
  honorific text NOT NULL CHECK (honorific IN ('Ông', 'Bà')),
  email     text NOT NULL,
  title     text NOT NULL,
  unit_id   text COLLATE "C" NOT NULL REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
  roles     text[] NOT NULL
);
CREATE UNIQUE INDEX people_by_email ON people (lower(email));
CREATE INDEX people_by_role ON people USING gin (roles);

CREATE TABLE councils (
  id              text COLLATE "C" PRIMARY KEY,
  organisation_id text COLLATE "C" NOT NULL REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
  name            text NOT NULL,
  founding        text NOT NULL,
  meeting_place   text NOT NULL,
  members         jsonb NOT NULL
);
CREATE INDEX councils_by_organisation ON councils (organisation_id);

CREATE TABLE submissions (
  dossier_id   text COLLATE "C" NOT NULL,
  version      integer NOT NULL CHECK (version >= 1),
  records_hash text NOT NULL,
  content      jsonb NOT NULL,
  PRIMARY KEY (dossier_id, version)
);

CREATE TABLE documents (
  subject_id text COLLATE "C" NOT NULL,
  kind       text NOT NULL,
  stage      text NOT NULL CHECK (stage IN ('DRAFT', 'SIGNED_ONCE', 'FINAL')),
  part       integer NOT NULL,
  title      text NOT NULL,
  sha256     text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  file       jsonb NOT NULL,
  lock       jsonb,
  provenance jsonb,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (subject_id, kind, stage, part)
);
CREATE INDEX documents_by_hash ON documents (sha256);

-- Số văn bản: the counter and the numbers it gave. A number and its owner are one row, written while the counter is
-- locked, so that there is no moment at which a crash could leave one without the other.
CREATE TABLE number_series (
  organisation_id text COLLATE "C" NOT NULL,
  series          text COLLATE "C" NOT NULL,
  year            integer NOT NULL,
  last            integer NOT NULL CHECK (last >= 0),
  PRIMARY KEY (organisation_id, series, year)
);
CREATE TABLE numbers (
  organisation_id text COLLATE "C" NOT NULL,
  series          text COLLATE "C" NOT NULL,
  year            integer NOT NULL,
  number          integer NOT NULL CHECK (number >= 1),
  owner           text COLLATE "C" NOT NULL,
  PRIMARY KEY (organisation_id, series, year, number),
  FOREIGN KEY (organisation_id, series, year) REFERENCES number_series,
  -- Without the year: a request repeated after New Year's Eve gets its old number back.
  CONSTRAINT numbers_one_for_each_owner UNIQUE (organisation_id, series, owner)
);
CREATE TRIGGER numbers_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON numbers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE certificates (
  dossier_id      text COLLATE "C" NOT NULL,
  no              integer NOT NULL,
  register_number integer NOT NULL,
  decision_number text NOT NULL,
  issued_on       date NOT NULL,
  sha256          text COLLATE "C" NOT NULL,
  PRIMARY KEY (dossier_id, no)
);

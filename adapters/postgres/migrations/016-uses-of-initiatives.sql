-- Whether the award that an initiative was used for was given: the engine then never frees the use again.
ALTER TABLE initiative_uses ADD COLUMN awarded boolean NOT NULL DEFAULT false;

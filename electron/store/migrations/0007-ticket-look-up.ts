/**
 * A tablet finds a visit by its ticket: in the portal's last word, or in an arrival of our own that it has not reflected yet. Both columns
 * are read from the kept text itself, so what was kept before has them, too, and nothing else must ever write them.
 */
export const ticketLookUp = {
  version: 7,
  sql: `
    ALTER TABLE appointment ADD COLUMN ticket TEXT AS (json_extract(resource, '$.arrival.ticket')) VIRTUAL;
    CREATE INDEX appointment_by_ticket ON appointment (ticket, start) WHERE ticket IS NOT NULL;
    ALTER TABLE outbox ADD COLUMN arrival_ticket TEXT
      AS (iif(json_extract(fact, '$.type') = 'patient-arrived', json_extract(fact, '$.body.ticket'), NULL)) VIRTUAL;
    CREATE INDEX outbox_by_arrival_ticket ON outbox (arrival_ticket) WHERE arrival_ticket IS NOT NULL;
  `,
} as const;

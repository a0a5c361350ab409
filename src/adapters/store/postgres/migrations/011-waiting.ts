// How much waits in each lane, kept up by whatever changes a delivery: a million of them are not counted for every look.
// In a body semicolons begin lines: one at the end of a line ends a step.

export const waiting = `
-- Changes, added up now and then (ledger.ts). Added, never changed: no transaction waits for another's.
create table waiting (
  rank int not null,
  change bigint not null
);
create function note_waiting() returns trigger language plpgsql as $$ begin
  if tg_op = 'INSERT' then insert into waiting select rank, count(*) from fresh where state = 'pending' group by rank
  ; elsif tg_op = 'DELETE' then insert into waiting select rank, -count(*) from stale where state = 'pending' group by rank
  ; else insert into waiting select rank, sum(change) from (
    select rank, 1 as change from fresh where state = 'pending'
    union all select rank, -1 from stale where state = 'pending') as changes group by rank having sum(change) <> 0
  ; end if
  ; return null
  ; end $$;
create trigger waiting_more after insert on deliveries referencing new table as fresh
  for each statement execute function note_waiting();
create trigger waiting_less after delete on deliveries referencing old table as stale
  for each statement execute function note_waiting();
create trigger waiting_other after update on deliveries referencing old table as stale new table as fresh
  for each statement execute function note_waiting();
insert into waiting select rank, count(*) from (
  select rank from deliveries where state = 'pending' and broadcast_id is null
  union all select rank from deliveries where state = 'pending' and broadcast_id is not null) as pending group by rank;
`

// Editors, acts and incidents become records of declared kinds.

export const deskRecords = `
alter table editors rename to editors_before;
create table editors (key bigint primary key, record jsonb not null);
insert into editors select id, jsonb_build_object('id', id, 'addedBy', added_by, 'at', added_at) from editors_before;
drop table editors_before;

-- Numbers of transactions that were undone are missing: the record counts its acts without a gap.
alter table acts rename to acts_before;
create table acts (key bigint primary key, record jsonb not null);
insert into acts select place, entry || jsonb_build_object('number', place)
  from (select row_number() over (order by number) as place, entry from acts_before) as numbered;
drop table acts_before;

alter table incidents rename to incidents_before;
create table incidents (key text collate "C" primary key, record jsonb not null);
insert into incidents select kind || ' ' || subject, jsonb_strip_nulls(jsonb_build_object(
  'kind', kind, 'subject', subject, 'since', since, 'toldAt', told_at)) from incidents_before;
drop table incidents_before;
`

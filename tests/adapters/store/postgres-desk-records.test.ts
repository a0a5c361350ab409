import pg from 'pg'
import { expect, it } from 'vitest'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import { NOW } from '../../support/builders.ts'
import { newDatabase } from '../../support/postgres.ts'

/** The desk's tables as the release before left them, with a gap in the numbers of its acts. */
const BEFORE = `
  drop table editors, acts, incidents;
  alter table updates drop column chat;
  delete from migrations where number >= 15;
  create table editors (
    id bigint primary key, added_by bigint not null, added_at bigint not null,
    position bigint generated always as identity);
  create table acts (
    number bigint generated always as identity primary key, at bigint not null, act text not null,
    actor_id bigint, subject text, entry jsonb not null);
  create index acts_refused on acts (actor_id, subject, at) where act = 'refused';
  create table incidents (
    kind text not null, subject text not null, since bigint not null, told_at bigint,
    position bigint generated always as identity, primary key (kind, subject));
  insert into editors (id, added_by, added_at) values (9, 1, ${NOW}), (3, 1, ${NOW + 5});
  insert into acts (number, at, act, actor_id, subject, entry) overriding system value values
    (1, ${NOW}, 'editor-added', 1, '9', '{"at": ${NOW}, "act": "editor-added", "actorId": 1, "subject": "9"}'),
    (4, ${NOW + 5}, 'refused', 7, 'stats', '{"at": ${NOW + 5}, "act": "refused", "actorId": 7, "subject": "stats"}');
  insert into incidents (kind, subject, since, told_at) values
    ('feed-silent', 'az news', ${NOW}, ${NOW + 2}), ('disk', '', ${NOW + 1}, null);`

it('a database of the release before keeps its editors, the record of what they did, and its incidents', async () => {
  const url = await newDatabase()
  const open = () => openPostgresStore({ url, now: () => NOW, wait: async () => {} })
  await (await open()).close()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(BEFORE)
  await client.end()

  const store = await open()
  try {
    expect((await store.editors()).map(({ id }) => id)).toEqual([9, 3])
    await store.noteAct({ at: NOW + 9, act: 'editor-removed', actorId: 1, subject: '3' })
    expect((await store.listActs(9)).items.map(({ act }) => act)).toEqual(['editor-removed', 'refused', 'editor-added'])
    expect(await store.incidents()).toEqual([
      { kind: 'feed-silent', subject: 'az news', since: NOW, toldAt: NOW + 2 },
      { kind: 'disk', subject: '', since: NOW + 1 },
    ])
    expect(await store.closeIncident({ kind: 'feed-silent', subject: 'az news' })).toBe(true)
  } finally {
    await store.close()
  }
})

// The editors' desk: who they are, what they did, and what is wrong.
import type { Store } from '#adapters/store/store'
import { ACTS_ON_PERSONS, type AuditEntry, type Editor } from '#domain/editor'
import { type Incident, isToOpen } from '#domain/incident'
import { CLOCK } from './clock.ts'
import type { Database } from './database.ts'
import { pageOf } from './listing.ts'

type Part = Pick<
  Store,
  | 'editors'
  | 'addEditor'
  | 'removeEditor'
  | 'noteAct'
  | 'listActs'
  | 'claimProposals'
  | 'noteProposed'
  | 'closeProposal'
  | 'incidents'
  | 'openIncident'
  | 'noteIncidentTold'
  | 'closeIncident'
>

/** So long equal refusals count once: who tries again and again does not fill the record. */
const REFUSALS_JOINED_MS = 60 * 60 * 1000

export function createDesk({ read, transact }: Database): Part {
  /** Whether the statement touched a row. */
  const touches = (text: string, values: unknown[]) =>
    transact(async (query) => (await query(`${text} returning 1`, values)).length > 0)
  return {
    editors: () => read<Editor>('select id, added_by as "addedBy", added_at as at from editors order by position'),
    addEditor: ({ id, addedBy, at }) =>
      touches('insert into editors (id, added_by, added_at) values ($1, $2, $3) on conflict do nothing', [
        id,
        addedBy,
        at,
      ]),
    removeEditor: (id) => touches('delete from editors where id = $1', [id]),
    noteAct: (entry) =>
      transact(async (query) => {
        const { at, act, actorId = null, subject = null } = entry
        await query(
          `insert into acts (at, act, actor_id, subject, entry)
           select $1, $2, $3, $4, $5 where $2 <> 'refused' or not exists (
             select from acts where act = 'refused' and actor_id is not distinct from $3
               and subject is not distinct from $4 and at > $1::bigint - ${REFUSALS_JOINED_MS})`,
          [at, act, actorId, subject, entry],
        )
      }),
    listActs: async (limit, cursor, about) => {
      const isAbout = '(actor_id = $3 or (subject = $3::bigint::text and act = any($4)))'
      const rows = await read<{ number: number; entry: AuditEntry }>(
        `select number, entry from acts where ($1::bigint is null or number < $1) ${about === undefined ? '' : `and ${isAbout}`}
         order by number desc limit $2`,
        [cursor ?? null, limit + 1, ...(about === undefined ? [] : [about, ACTS_ON_PERSONS])],
      )
      const page = pageOf(rows, limit, ({ number }) => String(number))
      return { ...page, items: page.items.map(({ entry }) => entry) }
    },
    claimProposals: (leaseMs, limit) =>
      transact(async (query) => {
        const rows = await query<{ article_id: string; at: number; told_ids: string[] }>(
          `update proposals set taken_at = ${CLOCK} where article_id in (
             select article_id from proposals where taken_at is null or taken_at <= ${CLOCK} - $1::bigint
             order by at, article_id limit $2 for update skip locked)
           returning article_id, at, told_ids`,
          [leaseMs, limit],
        )
        return rows
          .map((row) => ({ articleId: row.article_id, at: row.at, toldIds: row.told_ids.map(Number) }))
          .sort((a, b) => a.at - b.at)
      }),
    noteProposed: (articleId, editorId) =>
      transact(async (query) => {
        await query(
          `update proposals set told_ids = told_ids || $2::bigint
           where article_id = $1 and not told_ids @> array[$2::bigint]`,
          [articleId, editorId],
        )
      }),
    closeProposal: (articleId) =>
      transact(async (query) => {
        await query('delete from proposals where article_id = $1', [articleId])
      }),
    incidents: async () => {
      const rows = await read<IncidentRow>('select kind, subject, since, told_at from incidents order by position')
      return rows.map(toIncident)
    },
    openIncident: (incident) =>
      transact(async (query) => {
        const { kind, subject, since } = incident
        // Two processes may find the same trouble at once.
        await query('lock table incidents in share row exclusive mode')
        const [known] = await query<IncidentRow>(
          'select kind, subject, since, told_at from incidents where kind = $1 and subject = $2',
          [kind, subject],
        )
        if (!isToOpen(known && toIncident(known), since)) return false
        await query(
          `insert into incidents (kind, subject, since, told_at) values ($1, $2, $3, $4)
           on conflict (kind, subject) do update set since = excluded.since, told_at = excluded.told_at`,
          [kind, subject, since, incident.toldAt ?? null],
        )
        return true
      }),
    noteIncidentTold: ({ kind, subject }, at) =>
      transact(async (query) => {
        await query('update incidents set told_at = $3 where kind = $1 and subject = $2', [kind, subject, at])
      }),
    closeIncident: ({ kind, subject }) =>
      touches('delete from incidents where kind = $1 and subject = $2', [kind, subject]),
  }
}

type IncidentRow = Omit<Incident, 'toldAt'> & { told_at: number | null }

function toIncident({ told_at, ...incident }: IncidentRow): Incident {
  return { ...incident, ...(told_at === null ? {} : { toldAt: told_at }) }
}

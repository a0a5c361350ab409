// The buttons under a list of headlines: numbers that open articles, and arrows that turn pages.
import type { Article } from '#domain/article'
import { type Action, actionData } from './action.ts'
import type { Button, Keyboard } from './message.ts'

const IN_A_ROW = 5

/** Number buttons in rows of five; they carry ids, so that they work for weeks. `act`: what they do, else they open. */
export function numberRows(
  articles: Article[],
  firstNumber: number,
  act: (id: string) => Action = (id) => ({ kind: 'read', id }),
  mark = '',
): Keyboard {
  const rows: Keyboard = []
  for (const [index, { id }] of articles.entries()) {
    if (index % IN_A_ROW === 0) rows.push([])
    rows.at(-1)?.push({ text: `${mark}${firstNumber + index}`, data: actionData(act(id)) })
  }
  return rows
}

/** ◀ position ▶ as one row, or none; an arrow without its action is left out. */
export function turnRow(
  previous: Action | undefined,
  here: { text: string; action: Action } | undefined,
  next: Action | undefined,
): Keyboard {
  const row: Button[] = []
  if (previous) row.push({ text: '◀', data: actionData(previous) })
  if (here && (previous || next)) row.push({ text: here.text, data: actionData(here.action) })
  if (next) row.push({ text: '▶', data: actionData(next) })
  return row.length === 0 ? [] : [row]
}

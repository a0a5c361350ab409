// Places and contacts (Bot API, sendLocation, sendVenue, sendContact). Locations that move are not known here.
import type { Contact, Location, Message, Venue } from '@grammyjs/types'
import { addMessage, botAuthor, type Content } from './messages.ts'
import { type Params, textOf } from './params.ts'
import { badRequest } from './refusal.ts'
import type { Input } from './request.ts'
import { targetOf } from './send-methods.ts'
import type { State } from './state.ts'

function numberOf(params: Params, name: string): number | undefined {
  const text = textOf(params, name)?.trim()
  return text === undefined || text === '' ? undefined : Number(text)
}

/** Degrees; what is no place on earth is refused. */
function locationOf(params: Params): Location {
  const [latitude, longitude] = [numberOf(params, 'latitude'), numberOf(params, 'longitude')]
  if (latitude === undefined) throw badRequest('latitude is empty')
  if (longitude === undefined) throw badRequest('longitude is empty')
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) throw badRequest('wrong location specified')
  const accuracy = numberOf(params, 'horizontal_accuracy')
  // Bot API, sendLocation: 0–1500 metres.
  if (accuracy !== undefined && !(accuracy >= 0 && accuracy <= 1500)) throw badRequest('wrong location specified')
  return { latitude, longitude, ...(accuracy === undefined ? {} : { horizontal_accuracy: accuracy }) }
}

function requiredText(params: Params, name: string): string {
  const text = textOf(params, name)?.trim() ?? ''
  if (text === '') throw badRequest(`parameter "${name}" is required`)
  return text
}

function given<Name extends string>(params: Params, names: readonly Name[]): Partial<Record<Name, string>> {
  const pairs = names.map((name) => [name, textOf(params, name)] as const)
  return Object.fromEntries(pairs.filter(([, text]) => text !== undefined && text !== '')) as Partial<
    Record<Name, string>
  >
}

function send(state: State, { params }: Input, contentOf: (params: Params) => Content): Message {
  const { record, posting, thread } = targetOf(state, params)
  return addMessage(state, record, botAuthor(state, record), { ...contentOf(params), ...thread }, posting).wire
}

export function sendLocation(state: State, input: Input): Message {
  return send(state, input, (params) => ({ location: locationOf(params) }))
}

/** A venue is a location with a name; older clients show the location, so that the message holds both. */
export function sendVenue(state: State, input: Input): Message {
  return send(state, input, (params) => {
    const location = locationOf(params)
    const ids = given(params, ['foursquare_id', 'foursquare_type', 'google_place_id', 'google_place_type'])
    const [title, address] = [requiredText(params, 'title'), requiredText(params, 'address')]
    const venue: Venue = { location, title, address, ...ids }
    return { venue, location }
  })
}

export function sendContact(state: State, input: Input): Message {
  return send(state, input, (params) => {
    const [phone_number, first_name] = [requiredText(params, 'phone_number'), requiredText(params, 'first_name')]
    const more = given(params, ['last_name', 'vcard'])
    // Bot API, sendContact: 0–2048 bytes.
    if (Buffer.byteLength(more.vcard ?? '') > 2048) throw badRequest('VCARD_TOO_LONG')
    const contact: Contact = { phone_number, first_name, ...more }
    return { contact }
  })
}

// What the bot is and says of itself (Bot API, getMe, setMyName and on), and its files.
import type { File, UserFromGetMe } from '@grammyjs/types'
import { textOf } from './params.ts'
import { badRequest } from './refusal.ts'
import type { Input } from './request.ts'
import type { State } from './state.ts'

export function getMe(state: State): UserFromGetMe {
  return state.bot
}

/** setMyName, setMyDescription, setMyShortDescription: a text of at most `limit` characters a language. */
export function setProfileText(field: string, limit: number) {
  return (state: State, { params }: Input): true => {
    const text = textOf(params, field) ?? ''
    if ([...text].length > limit) throw badRequest(`${field.replace('_', ' ')} is too long`)
    state.profile.set(`${field}|${textOf(params, 'language_code') ?? ''}`, text)
    state.changed()
    return true
  }
}

export function getProfileText(field: string) {
  return (state: State, { params }: Input): Record<string, string> => {
    const own = state.profile.get(`${field}|${textOf(params, 'language_code') ?? ''}`)
    return { [field]: own ?? state.profile.get(`${field}|`) ?? '' }
  }
}

/** Where a file can be had: `/file/bot<token>/<file_path>`. */
export function getFile(state: State, { params }: Input): File {
  const id = textOf(params, 'file_id')
  const file = id === undefined ? undefined : state.files.get(id)
  if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable')
  // Bot API, getFile: up to 20 MB.
  if (file.bytes.length > 20 * 1024 * 1024) throw badRequest('file is too big')
  return {
    file_id: file.id,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.length,
    file_path: `files/${file.id}`,
  }
}

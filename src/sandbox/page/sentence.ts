// What went wrong, as a sentence for the person at the page.
import { Refused } from './refused.ts'

const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/did not come true within/, 'The bot has not answered.'],
  [/^no callback button/, 'That button is not there any more.'],
  [/^no inline result/, 'The bot does not offer that any more.'],
  [/^no message/, 'That message is not there any more.'],
  [/IMAGE_PROCESS_FAILED/, 'Telegram cannot read this as a picture.'],
  [/PHOTO_INVALID_DIMENSIONS/, 'The picture is too large or too narrow to be sent as a photo.'],
  [/too big file for a photo/, 'A photo may have up to 10 MB.'],
]

export function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Refused) return message
  return SENTENCES.find(([pattern]) => pattern.test(message))?.[1] ?? message
}

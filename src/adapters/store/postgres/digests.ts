// What was shown: a chat's latest digest, and who was shown an article.
import { afterCatchUp } from '#adapters/store/shared/settled'
import type { Store } from '#adapters/store/store'
import { lockChat, putChat } from './chat-rows.ts'
import type { Database } from './database.ts'
import { type DigestRow, latestDigest, putDigest, toShown } from './digest-rows.ts'
import { pageOf } from './listing.ts'

type Part = Pick<Store, 'rememberDigest' | 'latestDigest' | 'digestsShowing'>

export function createDigests({ read, transact }: Database): Part {
  return {
    rememberDigest: (shown, caughtUp) =>
      transact(async (query) => {
        await putDigest(query, shown)
        const known = caughtUp && (await lockChat(query, shown.chatId))?.chat
        if (known) await putChat(query, afterCatchUp(known, shown.untilAt, caughtUp), known)
      }),
    latestDigest: (chatId) => latestDigest(read, chatId),
    // A digest turned to a later page shows what its first page does not.
    digestsShowing: async (articleId, sentSinceAt, limit, cursor) => {
      const rows = await read<DigestRow>(
        `select shown, groups, rest_ids from shown_digests join digest_contents on key = content
         where (first_ids @> array[$1::text] or (rest_ids @> array[$1::text] and page > 0))
           and sent_at >= $2 and ($3::bigint is null or chat_id > $3)
         order by chat_id limit $4`,
        [articleId, sentSinceAt, cursor ?? null, limit + 1],
      )
      return pageOf(rows.map(toShown), limit, ({ chatId }) => String(chatId))
    },
  }
}

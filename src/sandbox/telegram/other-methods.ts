// Methods of the Bot API that this Telegram does not have (@grammyjs/types, methods.d.ts). A bot that calls one is told so,
// unlike one that mistypes a name.

const NAMES = [
  'addStickerToSet answerChatJoinRequestQuery answerGuestQuery answerPreCheckoutQuery answerShippingQuery',
  'answerWebAppQuery approveChatJoinRequest approveSuggestedPost banChatMember banChatSenderChat close',
  'closeGeneralForumTopic convertGiftToStars createChatInviteLink createChatSubscriptionInviteLink',
  'createInvoiceLink createNewStickerSet declineChatJoinRequest declineSuggestedPost deleteAllMessageReactions',
  'deleteBusinessMessages deleteChatPhoto deleteChatStickerSet deleteEphemeralMessage deleteMessageReaction',
  'deleteStickerFromSet deleteStickerSet deleteStory editChatInviteLink editChatSubscriptionInviteLink',
  'editEphemeralMessageCaption editEphemeralMessageMedia editEphemeralMessageReplyMarkup editEphemeralMessageText',
  'editGeneralForumTopic editMessageChecklist editMessageLiveLocation editStory editUserStarSubscription',
  'exportChatInviteLink getAvailableGifts getBusinessAccountGifts getBusinessAccountStarBalance',
  'getBusinessConnection getChatGifts getCustomEmojiStickers getForumTopicIconStickers getGameHighScores',
  'getManagedBotAccessSettings getManagedBotToken getMyStarBalance getStarTransactions getStickerSet',
  'getUserChatBoosts getUserGifts getUserPersonalChatMessages getUserProfileAudios giftPremiumSubscription',
  'hideGeneralForumTopic logOut postStory promoteChatMember readBusinessMessage refundStarPayment',
  'removeBusinessAccountProfilePhoto removeChatVerification removeMyProfilePhoto removeUserVerification',
  'reopenGeneralForumTopic replaceManagedBotToken replaceStickerInSet repostStory restrictChatMember',
  'revokeChatInviteLink savePreparedInlineMessage savePreparedKeyboardButton sendChatJoinRequestWebApp',
  'sendChecklist sendDice sendGame sendGift sendInvoice sendLivePhoto sendMessageDraft sendPaidMedia sendPoll',
  'sendRichMessageDraft setBusinessAccountBio setBusinessAccountGiftSettings setBusinessAccountName',
  'setBusinessAccountProfilePhoto setBusinessAccountUsername setChatAdministratorCustomTitle setChatDescription',
  'setChatMemberTag setChatPermissions setChatPhoto setChatStickerSet setChatTitle',
  'setCustomEmojiStickerSetThumbnail setGameScore setManagedBotAccessSettings setMyProfilePhoto',
  'setPassportDataErrors setStickerEmojiList setStickerKeywords setStickerMaskPosition setStickerPositionInSet',
  'setStickerSetThumbnail setStickerSetTitle setUserEmojiStatus stopMessageLiveLocation stopPoll',
  'transferBusinessAccountStars transferGift unbanChatMember unbanChatSenderChat unhideGeneralForumTopic',
  'unpinAllForumTopicMessages unpinAllGeneralForumTopicMessages upgradeGift uploadStickerFile verifyChat verifyUser',
]

const OTHERS: ReadonlyMap<string, string> = new Map(
  NAMES.flatMap((line) => line.split(' ')).map((name) => [name.toLowerCase(), name]),
)

/** The name as the Bot API spells it, of a method that exists there alone; `name` in lower case. */
export function otherMethod(name: string): string | undefined {
  return OTHERS.get(name)
}

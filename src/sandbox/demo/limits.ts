// The limits of the demo's Telegram: the strict ones, and a short burst in one chat, which Telegram lets pass (Bot FAQ).
import { type Limits, STRICT_LIMITS } from '#sandbox/telegram/limits'

export const DEMO_LIMITS: Limits = { ...STRICT_LIMITS, chatBurst: 4 }

// What a request to the bot's own small HTTP server is answered.
export type HttpAnswer = { status: number; body: string; type?: string }

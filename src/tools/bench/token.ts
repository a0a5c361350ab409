// The token every sender of the bench uses; the limit server takes any.
export const TOKEN = '4242:BENCH-token-of-the-limit-server'

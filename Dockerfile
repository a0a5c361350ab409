# The bot alone: compiled, without the sandbox, its tools for tests, or root.
FROM node:24-slim AS build
WORKDIR /bot
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json tsconfig.page.json ./
COPY src src
RUN npm run build && rm -rf dist/sandbox dist/tools/bench* dist/tools/screenshots* dist/tools/browser dist/.tsbuildinfo \
  && npm prune --omit=dev --omit=optional --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data FEEDS_FILE=/bot/data/feeds.json HTTP_HOST=0.0.0.0
WORKDIR /bot
COPY --from=build /bot/package.json ./
COPY --from=build /bot/node_modules node_modules
COPY --from=build /bot/dist dist
COPY locales locales
COPY data/feeds.json data/feeds.json
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.HTTP_PORT || 8080) + '/livez').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]

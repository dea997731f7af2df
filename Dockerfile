# One image for the web, both workers and the development PKI; compose.yaml says which program each container runs.
FROM node:22-bookworm-slim

WORKDIR /app
ENV NODE_ENV=production

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

# tsconfig.json tells tsx how to read JSX; package-lock.json is part of the workflow bundle's name (worker/bundle.ts).
COPY tsconfig.json ./
COPY adapters adapters
COPY activities activities
COPY api api
COPY cli cli
COPY domain domain
COPY samples samples
COPY templates templates
COPY worker worker
COPY workflows workflows

# Volumes take their owner from these folders when they are first mounted.
RUN mkdir -p /data /pki && chown node:node /data /pki
USER node
ENV GHICONG_DATA=/data PKI_DIR=/pki
CMD ["node", "--import", "tsx", "api/main.ts"]

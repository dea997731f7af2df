/** Swagger UI, served by ourselves: offices may block other sites. */
export const ApiDocsPage = () => (
  <html lang="vi">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Giao diện lập trình – Ghi Công</title>
      <link rel="icon" href="/assets/mark.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    </head>
    <body>
      <div id="swagger" />
      <noscript>
        Trang này cần JavaScript. Bản mô tả giao diện: <a href="/api/openapi.json">/api/openapi.json</a>
      </noscript>
      <script src="/api/docs/swagger-ui-bundle.js" />
      <script src="/api/docs/start.js" />
    </body>
  </html>
);

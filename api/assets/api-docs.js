SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#swagger',
  // Every changing call must carry it; see the description of the interface.
  requestInterceptor: (request) => {
    request.headers['x-ghicong'] = '1';
    return request;
  },
});

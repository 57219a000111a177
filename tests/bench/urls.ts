/** URLs as real pages write them: the mix that rewriting is timed on. */
export const ORIGIN = 'http://127.0.0.1:8001';
export const PREFIX = '/api/v1/namespaces/monitoring/services/grafana:3000/proxy';

export const RAW: readonly string[] = [
  '/static/js/main.4f2a9c1d.js',
  '/static/css/app.css?v=12',
  '/api/search?query=cpu%20usage&limit=50',
  '/api/v1/query_range?query=up&start=1700000000&step=15',
  '/assets/fonts/inter-latin.woff2',
  '/d/000000012/cluster-overview?orgId=1&refresh=30s',
  '/favicon.ico',
  '/',
  `${PREFIX}/static/js/vendor.8c1b.js`,
  `${PREFIX}/api/dashboards/home`,
];

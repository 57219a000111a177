export default defineEventHandler((event) => ({ greeting: `Hello, ${getQuery(event).name}` }));

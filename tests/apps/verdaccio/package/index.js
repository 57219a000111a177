module.exports = 'sample';

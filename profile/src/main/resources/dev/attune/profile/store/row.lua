-- Writes a person's row in the list of people, unless a later version of it is there.
-- KEYS: people, rows
-- ARGV: encoded id, version, time of the last change in milliseconds, row
local row = redis.call('HGET', KEYS[2], ARGV[1])
if row and tonumber(string.match(row, '^%d+')) > tonumber(ARGV[2]) then
  return {0}
end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2] .. ':' .. ARGV[4])
return {1}

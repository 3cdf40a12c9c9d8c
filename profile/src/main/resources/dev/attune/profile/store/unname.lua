-- Forgets whose alias it is.
-- KEYS: aliases by id, ids by alias
-- ARGV: id of the person
local alias = redis.call('HGET', KEYS[1], ARGV[1])
if alias then
  redis.call('HDEL', KEYS[1], ARGV[1])
  redis.call('HDEL', KEYS[2], alias)
end
return {}

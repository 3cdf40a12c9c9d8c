-- Forgets consumers that have nothing and have been silent: processes that ended.
-- KEYS: queue
-- ARGV: group, milliseconds of silence
local forgotten = 0
for _, info in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
  local consumer = {}
  for place = 1, #info, 2 do
    consumer[info[place]] = info[place + 1]
  end
  if consumer.pending == 0 and consumer.idle > tonumber(ARGV[2]) then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], consumer.name)
    forgotten = forgotten + 1
  end
end
return {forgotten}

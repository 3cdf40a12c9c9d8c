-- Sets the silence and the number of deliveries of entries that a consumer has.
-- KEYS: queue
-- ARGV: group, consumer, milliseconds of silence, then id and number of deliveries of each
-- Answers with the ids of those that it does not have any more.
if redis.replicate_commands then
  redis.replicate_commands()
end
local lost = {}
for at = 4, #ARGV, 2 do
  local pending = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[at], ARGV[at], 1)[1]
  if pending and pending[2] == ARGV[2] then
    redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[at], 'IDLE', ARGV[3], 'RETRYCOUNT', ARGV[at + 1], 'JUSTID')
  else
    lost[#lost + 1] = ARGV[at]
  end
end
return lost

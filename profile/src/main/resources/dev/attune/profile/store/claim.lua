-- Takes over entries of the queue whose worker has been silent. That one had them is no try: only beginning is, which it says itself.
-- KEYS: queue
-- ARGV: group, consumer, milliseconds of silence, most entries
-- Answers with five values for each: its id, which try this is, and its fields.
if redis.replicate_commands then
  redis.replicate_commands()
end
local taken = {}
for _, pending in ipairs(redis.call('XPENDING', KEYS[1], ARGV[1], 'IDLE', ARGV[3], '-', '+', ARGV[4])) do
  local id = pending[1]
  local claimed = redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], ARGV[3], id, 'RETRYCOUNT', pending[4])
  local entry = claimed[1]
  if entry and entry[2] then
    taken[#taken + 1] = id
    taken[#taken + 1] = pending[4]
    taken[#taken + 1] = entry[2][2]
    taken[#taken + 1] = entry[2][4]
    taken[#taken + 1] = entry[2][6]
  else
    -- It was removed from the queue, by an erasure.
    redis.call('XACK', KEYS[1], ARGV[1], id)
  end
end
return taken

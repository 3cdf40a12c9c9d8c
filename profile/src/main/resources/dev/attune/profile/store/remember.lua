-- Remembers steps of a person's conversations and their texts, unless the person was erased or switched off since.
-- KEYS: conversations, erased
-- ARGV: when they were made in microseconds, milliseconds to keep all of it, most fields; then fields and values in turn
-- The field of a step begins with m, that of a text with t. A step is words: its time, then hashes, those of texts after a t.
local erased = redis.call('GET', KEYS[2])
if erased and tonumber(ARGV[1]) <= tonumber(erased) then
  return {'erased'}
end
local cleared = redis.call('HGET', KEYS[1], 'cleared')
if cleared and tonumber(ARGV[1]) <= tonumber(cleared) then
  return {'cleared'}
end
for place = 4, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[place], ARGV[place + 1])
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
local most = tonumber(ARGV[3])
if redis.call('HLEN', KEYS[1]) <= most then
  return {'done'}
end

-- Too many: the newest steps stay, with their texts, until three quarters of the room are taken. So this is not done for every step.
local all = redis.call('HGETALL', KEYS[1])
local steps, kept = {}, {cleared = true}
for place = 1, #all, 2 do
  if string.sub(all[place], 1, 1) == 'm' then
    steps[#steps + 1] = {field = all[place], value = all[place + 1], at = tonumber(string.match(all[place + 1], '^%d+')) or 0}
  end
end
table.sort(steps, function(one, other)
  return one.at > other.at or (one.at == other.at and one.field > other.field)
end)
local room = math.floor(most * 3 / 4)
for _, step in ipairs(steps) do
  local texts, new = {}, 1
  for text in string.gmatch(step.value, 't%x+') do
    if not kept[text] and not texts[text] then
      texts[text] = true
      new = new + 1
    end
  end
  if new > room then
    break
  end
  room = room - new
  kept[step.field] = true
  for text in pairs(texts) do
    kept[text] = true
  end
end
for place = 1, #all, 2 do
  if not kept[all[place]] then
    redis.call('HDEL', KEYS[1], all[place])
  end
end
return {'done'}

-- Removes a person's entries from a part of a stream.
-- KEYS: queue or dead letters
-- ARGV: group or '', tag of the person, where to begin, most entries to look at
-- Answers with the number of removed ones and where the rest begins, or ''.
local part = redis.call('XRANGE', KEYS[1], ARGV[3], '+', 'COUNT', ARGV[4])
local removed, last = 0, ''
for _, entry in ipairs(part) do
  last = entry[1]
  if entry[2][2] == ARGV[2] then
    if ARGV[1] ~= '' then
      redis.pcall('XACK', KEYS[1], ARGV[1], last)
    end
    removed = removed + redis.call('XDEL', KEYS[1], last)
  end
end
if #part < tonumber(ARGV[4]) then
  last = ''
else
  last = '(' .. last
end
return {removed, last}

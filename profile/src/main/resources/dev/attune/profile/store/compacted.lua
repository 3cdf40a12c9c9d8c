-- Takes note that nothing erased by then is in the append-only file any more, unless somebody was erased since.
-- KEYS: compaction
-- ARGV: what stood there when the rewriting began
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
  return {1}
end
return {0}

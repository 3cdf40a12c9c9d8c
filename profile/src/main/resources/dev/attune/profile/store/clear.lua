-- Removes what a person's conversations were told. For a while a mark stays in its place, which refuses what was made before.
-- KEYS: conversations
-- ARGV: now in microseconds, milliseconds to keep the mark
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'cleared', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return {'done'}

-- Answers with the milliseconds since 1970 by the clock that makes the ids of a stream.
-- KEYS: the stream
if redis.replicate_commands then
  redis.replicate_commands()
end
return { string.format('%.0f', redis.call('TIME')[1] * 1000) }

-- Send the bodies of a file, one per line, in turn from a random one, and print the figures as JSON.
-- wrk -s wrk.lua URL -- FILE SEED

local requests, position = {}, 0

function init(arguments)
  for body in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("POST", nil, {["Content-Type"] = "application/json"}, body)
  end
  math.randomseed(tonumber(arguments[2]))
  position = math.random(#requests) - 1
end

function request()
  position = position % #requests + 1
  return requests[position]
end

function done(summary, latency, _)
  local e = summary.errors
  print(string.format(
    'JSON {"requests": %d, "seconds": %.6f, "bytes": %d, "p50": %.3f, "p99": %.3f, "longest": %.3f, ' ..
    '"bad_status": %d, "bad_socket": %d}',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3, e.status, e.connect + e.read + e.write + e.timeout))
end

# Runs every *.rb of a folder; prints name, tab, fault for each that fails.
require 'stringio'

Dir[File.join(ARGV[0], '*.rb')].sort.each do |source|
  out = $stdout
  begin
    $stdout = StringIO.new
    load source, true
  rescue StandardError, ScriptError => fault
    out.puts "#{File.basename(source)}\t#{fault.class}: #{fault.message.lines.first.to_s.chomp}"
  ensure
    $stdout = out
  end
end

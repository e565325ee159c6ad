# Compiles every *.rb of a folder, a warning being a fault; prints name, tab, and what is wrong or nothing.
$VERBOSE = true
$warned = []

def Warning.warn(message, category: nil)
  $warned << message
end

Dir[File.join(ARGV[0], '*.rb')].sort.each do |source|
  name = File.basename(source)
  $warned.clear
  begin
    RubyVM::InstructionSequence.compile(File.read(source, encoding: 'UTF-8'), name)
  rescue SyntaxError => fault
    $warned << fault.message
  end

  puts "#{name}\t#{$warned.join.lines.first.to_s.chomp.sub(/^.*?:(\d+):/, 'line \1:')}"
end

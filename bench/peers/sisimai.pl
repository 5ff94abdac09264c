# Sisimai over a folder of mail: messages per second of CPU time, the median of five rounds, after one to warm up.
# It is given each message as a string, so that no time goes into files.
use strict;
use warnings;
use File::Find;
use Sisimai;

my ($folder) = @ARGV;
my @messages;
find(
    {   no_chdir => 1,
        wanted   => sub {
            return if !-f $_ || m{[.](?:jsonl?|md|account|zone|gitattributes)\z};
            open my $in, '<:raw', $_ or die "$_: $!";
            local $/ = undef;
            my $message = <$in>;
            $message =~ s/\r\n/\n/g;
            # Sisimai takes a string for an mbox: without a separator it would be one of no messages.
            $message = "From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n$message" if $message !~ m{\AFrom };
            push @messages, $message;
        },
    },
    $folder
);
die "no mail in $folder\n" if !@messages;

my $read = Sisimai->can('rise') ? 'rise' : 'make';
my @paces;
my $understood;
for my $round ( 0 .. 5 ) {
    my $start = cpu();
    my $done  = 0;
    while ( cpu() - $start < 0.5 ) {    # the clock is a coarse one
        $understood = 0;
        for my $message (@messages) {
            my $copy   = $message;
            my $result = eval {
                local $SIG{__WARN__} = sub { };
                Sisimai->$read( \$copy, delivered => 0 );
            };
            $understood++ if $result && @$result;
        }
        $done += @messages;
    }
    push @paces, $done / ( cpu() - $start ) if $round;
}
@paces = sort { $a <=> $b } @paces;
printf "Sisimai %-12s         %9.0f messages/CPU s  (a recipient in %d of %d messages)\n", Sisimai->version,
    $paces[2], $understood, scalar @messages;

sub cpu {
    my ( $user, $system ) = times;
    return $user + $system;
}

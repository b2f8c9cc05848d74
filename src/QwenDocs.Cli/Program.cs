System.Console.WriteLine("qwendocs");

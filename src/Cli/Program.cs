Console.WriteLine("kessan");
return 0;
